"""What is typed about agendas, their items, versions and what is marked beforehand."""
