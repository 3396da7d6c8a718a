"""Pages of agendas, their items, versions and what is marked beforehand."""
