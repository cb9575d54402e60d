"""The engines that match evidence against rules, and the conditions over their answers."""
