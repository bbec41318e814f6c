"""A halo is drawn as a circle: on this map that is the buffer around its point."""

from __future__ import annotations

import geopandas
import pytest
import shapely

from dashboard.export.picture.land import halo_radius, look_at


@pytest.mark.parametrize("km", [12.0, 30.0])
@pytest.mark.parametrize("latitude", [-18.0, -9.5, -0.5])
def test_a_halo_is_the_metric_buffer_around_its_point(latitude: float, km: float) -> None:
    longitude = -75.0
    place = geopandas.GeoSeries([shapely.Point(longitude, latitude)], crs=4326)
    ground = place.to_crs(f"+proj=aeqd +lat_0={latitude} +lon_0={longitude} +datum=WGS84")
    buffer = ground.buffer(km * 1000).to_crs(4326)
    look = look_at((0, 0, 400, 600), None)
    edge = [look.project(point) for point in buffer.iloc[0].exterior.coords]
    middle = shapely.Point(look.project((longitude, latitude)))
    radii = [middle.distance(shapely.Point(point)) for point in edge]
    radius = halo_radius(km, latitude, look)
    assert radii == pytest.approx([radius] * len(radii), rel=0.008)
