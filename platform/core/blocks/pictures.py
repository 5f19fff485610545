def rendition_plan(body):
    """Return (image, shape) pairs for the pictures in a stream of body blocks."""
    plan = []
    for block in body:
        value = block.value
        if block.block_type == "photo":
            plan.append((value["image"], "natural"))
        elif block.block_type == "quote":
            plan.append((value["portrait"], "square"))
        elif block.block_type == "film" and value["film"]:
            plan.append((value["film"].poster, value["film"].poster_shape))
    return [(image, shape) for image, shape in plan if image]
