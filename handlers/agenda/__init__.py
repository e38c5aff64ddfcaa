"""What a member can do with agendas, minutes and the regular 1:1."""
