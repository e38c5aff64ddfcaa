"""`data_visualization`: pie, bar, area and line charts.

Shapes: docs.slack.dev/reference/block-kit/blocks/data-visualization-block, which allowed 6 series
and segments at first; client libraries have since published 12.
"""

from typing import Any

from playground.validation.composition import ID
from playground.validation.problems import Findings
from playground.validation.shapes import ByType, Items, Number, Shape, Text

_LABEL = Text(20, 1)
_SERIES_MOST = 12
_POINTS_MOST = 20


def _slice_size(value: object, pointer: str, found: Findings) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        found.add(pointer, "must be a number above 0")


_POINT = Shape({"label": _LABEL, "value": Number()})
_SERIES = Shape({"name": _LABEL, "data": Items(_POINT, most=_POINTS_MOST, least=1)})
_AXES = Shape(
    {"categories": Items(_LABEL, most=_POINTS_MOST, least=1)},
    {"x_label": Text(50), "y_label": Text(50)},
)


def _every_category(value: dict[str, Any], pointer: str, found: Findings) -> None:
    """Ask that each series has one point for each category."""
    axes, lines = value.get("axis_config"), value.get("series")
    wanted = axes.get("categories") if isinstance(axes, dict) else None
    for index, line in enumerate(lines if isinstance(lines, list) else []):
        points = line.get("data") if isinstance(line, dict) else None
        if isinstance(points, list) and isinstance(wanted, list):
            labels = [point.get("label") for point in points if isinstance(point, dict)]
            if sorted(map(str, labels)) != sorted(map(str, wanted)):
                found.add(f"{pointer}/series/{index}/data", "needs a point for each category")


_PLOT = Shape(
    {"series": Items(_SERIES, most=_SERIES_MOST, least=1), "axis_config": _AXES},
    rules=(_every_category,),
)
_SEGMENT = Shape({"label": _LABEL, "value": _slice_size})
_PIE = Shape({"segments": Items(_SEGMENT, most=_SERIES_MOST, least=1)})

CHART = Shape(
    {
        "title": Text(50, 1),
        "chart": ByType({"pie": _PIE, "bar": _PLOT, "area": _PLOT, "line": _PLOT}, "a chart"),
    },
    {"block_id": ID},
)
