"""What one document owes another."""
