"""The pages about what the councils try to reach; anybody may read them."""
