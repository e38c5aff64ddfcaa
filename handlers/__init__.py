"""What a member can trigger: one module a feature. Add yours to FEATURES."""
