print("saring")
