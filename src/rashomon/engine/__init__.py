"""How stages run: in this process, over cores; a cluster is another `Engine`."""
