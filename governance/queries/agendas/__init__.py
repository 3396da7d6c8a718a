"""Questions on agendas, their items, versions and what is marked beforehand."""
