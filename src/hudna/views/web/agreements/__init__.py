"""What pages about agreements show, made from standings, findings and incidents."""
