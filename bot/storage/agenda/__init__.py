"""Agendas, their actions, and the days of the 1:1."""
