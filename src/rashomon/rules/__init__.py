"""Rule packs: named, versioned sets of coding rules."""
