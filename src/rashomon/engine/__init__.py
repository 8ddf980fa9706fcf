"""How stages run: in this process, over cores, on a cluster."""
