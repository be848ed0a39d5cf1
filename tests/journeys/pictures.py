"""What a browser draws, as pixels, and what changed between two drawings."""

from io import BytesIO

from PIL import Image, ImageChops
from playwright.sync_api import FloatRect, Page

VISIBLE = 40
"""Of 255 levels of one colour: a difference that can be seen."""
STRONG = 100
"""Of 255 levels of grey: about 3:1 between light grounds and what stands on them."""


def around(page: Page, box: FloatRect, margin: float = 8) -> Image.Image:
    """The drawn page within and just around a box."""
    left, top = max(0, box["x"] - margin), max(0, box["y"] - margin)
    right, bottom = box["x"] + box["width"] + margin, box["y"] + box["height"] + margin
    clip: FloatRect = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB")


def changed(one: Image.Image, other: Image.Image) -> int:
    """Number of pixels that differ visibly."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[VISIBLE:])


def changed_strongly(one: Image.Image, other: Image.Image) -> int:
    """Number of pixels that differ for whoever sees no colours and little contrast."""
    return sum(ImageChops.difference(one.convert("L"), other.convert("L")).histogram()[STRONG:])
