"""How is a logic model drawn as a picture of its own: columns of boxes, and the links over them?"""
