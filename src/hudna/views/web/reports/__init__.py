"""What pages about reports show."""
