"""What members type and press, told as stories."""
