// From where a cube is looked at. Its middle is the origin, its half edge 1; the third axis points up.

class Camera {
    constructor() { this.reset(); }

    /** Back to the side from which the picture is drawn. */
    reset() { Object.assign(this, { azimuth: -60 * Math.PI / 180, elevation: 30 * Math.PI / 180, zoom: 1 }); }

    /** Turns by angles in radians; it never goes over the top. */
    turn(sideways, upwards) {
        this.azimuth += sideways;
        this.elevation = Math.min(Math.PI / 2, Math.max(-Math.PI / 2, this.elevation + upwards));
    }

    /** Comes closer (above 1) or goes away. */
    approach(factor) { this.zoom = Math.min(12, Math.max(0.5, this.zoom * factor)); }

    /** Points the camera at a window of this size in pixels. */
    aim(width, height) {
        this.middle = [width / 2, height / 2];
        this.scale = 0.255 * Math.min(width, height) * this.zoom;
        const [sine, cosine] = [Math.sin(this.azimuth), Math.cos(this.azimuth)];
        const [rise, reach] = [Math.sin(this.elevation), Math.cos(this.elevation)];
        this.right = [-sine, cosine, 0];
        this.up = [-rise * cosine, -rise * sine, reach];
        this.towards = [reach * cosine, reach * sine, rise];
    }

    /** Where a point appears: pixels from the left, pixels from the top, and how near it is. */
    project(x, y, z) {
        const near = x * this.towards[0] + y * this.towards[1] + z * this.towards[2];
        const size = this.scale * Camera.distance / (Camera.distance - near);
        return [
            this.middle[0] + size * (x * this.right[0] + y * this.right[1]),
            this.middle[1] - size * (x * this.up[0] + y * this.up[1] + z * this.up[2]),
            near,
        ];
    }

    /** The point that appears at a pixel and is as near as `near`. */
    unproject(left, top, near) {
        const size = this.scale * Camera.distance / (Camera.distance - near);
        const [across, along] = [(left - this.middle[0]) / size, (this.middle[1] - top) / size];
        return [0, 1, 2].map(axis => across * this.right[axis] + along * this.up[axis] + near * this.towards[axis]);
    }
}
Camera.distance = 6;
