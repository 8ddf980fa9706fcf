"""What claims come to: positions, independence, findings."""
