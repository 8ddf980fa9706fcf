"""What each stage is worth on public data: the product's part of the scorers' contract."""
