// Codes as points in a cube, drawn on a canvas.

const mostBoxes = 600;
const axisEnds = [[[-1, -1, -1], [1, -1, -1]], [[1, -1, -1], [1, 1, -1]], [[1, 1, -1], [1, 1, 1]]];

class Cloud {
    /**
     * @param {HTMLCanvasElement} canvas where it is drawn
     * @param {string[]} colours a colour for each digit
     */
    constructor(canvas, colours) {
        Object.assign(this, { canvas, colours, camera: new Camera(), wanted: new Set(colours.keys()), pointed: null, probe: null });
        this.isWaiting = false;
    }

    /** Shows a set of codes; the cube reaches from the smallest to the largest value of each axis. */
    display(set) {
        this.set = set;
        this.limits = [0, 1, 2].map(axis => set.codes.reduce(
            ([low, high], value, place) => place % 3 === axis ? [Math.min(low, value), Math.max(high, value)] : [low, high],
            [Infinity, -Infinity]));
        this.places = set.codes.map((value, place) => this.place(value, place % 3));
        this.left = new Float32Array(set.labels.length);
        this.top = new Float32Array(set.labels.length);
        this.near = new Float32Array(set.labels.length);
        this.filter();
    }

    /** Takes note that other digits are wanted. */
    filter() {
        this.order = Uint32Array.from(this.set.labels.keys()).filter(point => this.wanted.has(this.set.labels[point]));
        this.pointed = null;
        this.refresh();
    }

    /** Where a value of an axis lies in the cube. */
    place(value, axis) { const [low, high] = this.limits[axis]; return 2 * (value - low) / (high - low || 1) - 1; }

    /** The code at a place in the cube. */
    code(place) { return place.map((value, axis) => { const [low, high] = this.limits[axis]; return low + (value + 1) / 2 * (high - low); }); }

    /** Draws before the next picture that the screen shows, however often it is asked. */
    refresh() {
        if (this.isWaiting) return;
        this.isWaiting = true;
        requestAnimationFrame(() => { this.isWaiting = false; this.draw(); });
    }

    draw() {
        const ratio = devicePixelRatio || 1;
        const { clientWidth: width, clientHeight: height } = this.canvas;
        const [across, along] = [Math.round(width * ratio), Math.round(height * ratio)];
        if (this.canvas.width !== across || this.canvas.height !== along) Object.assign(this.canvas, { width: across, height: along });
        this.paper = this.canvas.getContext('2d');
        this.paper.setTransform(ratio, 0, 0, ratio, 0, 0);
        this.paper.clearRect(0, 0, width, height);
        this.camera.aim(width, height);
        this.drawCube();
        this.projectPoints();
        const seen = this.order.filter(point => this.left[point] > 0 && this.left[point] < width && this.top[point] > 0 && this.top[point] < height);
        const draw = seen.length > mostBoxes ? this.drawDot : this.drawBox;
        for (const point of seen) draw.call(this, point);
        if (this.probe) this.drawProbe();
        if (this.pointed !== null) this.drawRing(this.left[this.pointed], this.top[this.pointed]);
    }

    projectPoints() {
        for (const point of this.order) {
            const start = 3 * point;
            [this.left[point], this.top[point], this.near[point]] =
                this.camera.project(this.places[start], this.places[start + 1], this.places[start + 2]);
        }
        this.order.sort((one, other) => this.near[one] - this.near[other]);
    }

    drawCube() {
        const corners = [-1, 1].flatMap(x => [-1, 1].flatMap(y => [-1, 1].map(z => [x, y, z])));
        this.paper.strokeStyle = '#cdd3d9';
        this.paper.lineWidth = 1;
        this.paper.beginPath();
        corners.forEach((from, index) => corners.slice(index + 1).forEach(to => {
            if (from.filter((value, axis) => value !== to[axis]).length === 1) this.strokeLine(from, to);
        }));
        this.paper.stroke();
        axisEnds.forEach((ends, axis) => this.drawAxis(ends, axis));
    }

    strokeLine(from, to) {
        this.paper.moveTo(...this.camera.project(...from).slice(0, 2));
        this.paper.lineTo(...this.camera.project(...to).slice(0, 2));
    }

    drawAxis(ends, axis) {
        const [from, to] = ends.map(end => this.camera.project(...end.map(value => value * 1.12)));
        const texts = [[0.16, shortNumber(Number(this.limits[axis][0].toPrecision(2)))], [0.5, `code ${axis + 1}`], [0.84, shortNumber(Number(this.limits[axis][1].toPrecision(2)))]];
        this.paper.fillStyle = '#57606a';
        this.paper.textAlign = 'center';
        this.paper.textBaseline = 'middle';
        this.paper.font = '12px sans-serif';
        for (const [share, text] of texts) this.paper.fillText(text, from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]));
    }

    drawDot(point) {
        const size = 3 + this.near[point];
        this.paper.fillStyle = this.colours[this.set.labels[point]];
        this.paper.fillRect(this.left[point] - size / 2, this.top[point] - size / 2, size, size);
    }

    drawBox(point) {
        const digit = this.set.labels[point];
        const size = Math.round(13 + 2 * this.near[point]);
        this.paper.fillStyle = this.colours[digit];
        this.paper.fillRect(this.left[point] - size / 2, this.top[point] - size / 2, size, size);
        this.paper.fillStyle = isDark(this.colours[digit]) ? '#fff' : '#000';
        this.paper.font = `${size - 2}px sans-serif`;
        this.paper.fillText(digit, this.left[point], this.top[point] + 1);
    }

    drawProbe() {
        const [x, y] = this.camera.project(...this.probe.map((value, axis) => this.place(value, axis)));
        this.paper.strokeStyle = '#1f2328';
        this.paper.lineWidth = 2;
        this.paper.beginPath();
        for (const [across, along] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
            this.paper.moveTo(x + 4 * across, y + 4 * along);
            this.paper.lineTo(x + 12 * across, y + 12 * along);
        }
        this.paper.stroke();
    }

    drawRing(x, y) {
        this.paper.strokeStyle = '#1f2328';
        this.paper.lineWidth = 2.5;
        this.paper.beginPath();
        this.paper.arc(x, y, 12, 0, 2 * Math.PI);
        this.paper.stroke();
    }

    /** The point that appears next to a pixel, the front one of two that are as close; null where none is within reach. */
    pointAt(left, top, reach) {
        let found = null;
        let shortest = reach * reach;
        for (const point of this.order) {
            const distance = (this.left[point] - left) ** 2 + (this.top[point] - top) ** 2;
            if (distance <= shortest) [found, shortest] = [point, distance];
        }
        return found;
    }

    /** The code of a point. */
    codeOf(point) { return Array.from(this.set.codes.subarray(3 * point, 3 * point + 3)); }

    /** The code at a pixel, as near as the code that was asked for last. */
    codeAt(left, top) {
        const place = this.probe.map((value, axis) => this.place(value, axis));
        return this.code(this.camera.unproject(left, top, this.camera.project(...place)[2]));
    }
}

/** Whether white text is read more easily on a colour than black (WCAG 2.2, relative luminance). */
function isDark(colour) {
    const light = [1, 3, 5].map(start => parseInt(colour.slice(start, start + 2), 16) / 255)
        .map(share => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] < 0.179;
}
