"""What pages about incidents and judgements show."""
