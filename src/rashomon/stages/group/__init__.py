"""Which documents tell one incident, who is the same actor, which place is meant."""
