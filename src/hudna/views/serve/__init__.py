"""What `hudna serve` runs: the application, who uses it, and what it may show them."""
