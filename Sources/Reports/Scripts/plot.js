// A small plot as a drawing: a frame with axes at round numbers, and lines in it.

/** How wide a drawing should be, so that its letters can be read where it is shown. */
function drawingWidth(figure, most) {
    return Math.min(most, Math.max(340, figure.querySelector('.picture').clientWidth - 26));
}

/** Numbers from `low` to `high` that are round, about `count` of them. */
function roundNumbers(low, high, count) {
    const rough = (high - low) / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough);
    const first = Math.ceil(low / step - 1e-9);
    return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, index) => (first + index) * step);
}

/** A plot in a box of a drawing. Limits may be changed later; `draw` then begins anew. */
class Plot {
    constructor({ left, top, width, height, xTitle, yTitle, isLogarithmic = false }) {
        Object.assign(this, { left, top, width, height, xTitle, yTitle, isLogarithmic });
        this.node = shape('g');
    }

    /** Clears the plot and draws its axes for these limits. */
    begin(xLimits, yLimits) {
        this.xLimits = xLimits;
        this.yLimits = this.isLogarithmic ? yLimits.map(Math.log10) : yLimits;
        this.node.replaceChildren();
        const { left, top, width, height } = this;
        for (const value of this.yTicks()) this.tick(left, this.y(value), left + width, this.y(value), shortNumber(value), 'end', left - 6, this.y(value) + 4);
        for (const value of roundNumbers(...xLimits, width / 90)) this.tick(this.x(value), top, this.x(value), top + height, shortNumber(value), 'middle', this.x(value), top + height + 16);
        this.node.append(
            shape('rect', { x: left, y: top, width, height, class: 'frame' }),
            shape('text', { x: left + width / 2, y: top + height + 32, 'text-anchor': 'middle' }, this.xTitle),
            shape('text', { transform: `translate(${left - 42} ${top + height / 2}) rotate(-90)`, 'text-anchor': 'middle' }, this.yTitle));
    }

    yTicks() {
        if (!this.isLogarithmic) return roundNumbers(...this.yLimits, this.height / 45);
        const [low, high] = this.yLimits;
        const factors = high - low < 2 ? [1, 2, 5] : [1];
        const powers = Array.from({ length: Math.ceil(high) - Math.floor(low) + 1 }, (_, place) => Math.floor(low) + place);
        const every = Math.ceil(powers.length * 20 / this.height);
        return powers.filter(power => power % every === 0).flatMap(power => factors.map(factor => factor * 10 ** power))
            .filter(value => Math.log10(value) >= low && Math.log10(value) <= high);
    }

    tick(x1, y1, x2, y2, text, anchor, x, y) {
        this.node.append(shape('line', { x1, y1, x2, y2, class: 'grid' }), shape('text', { x, y, 'text-anchor': anchor, class: 'tick' }, text));
    }

    x(value) {
        const [low, high] = this.xLimits;
        return this.left + (value - low) / (high - low || 1) * this.width;
    }

    y(value) {
        const [low, high] = this.yLimits;
        const place = this.isLogarithmic ? Math.log10(value) : value;
        return this.top + (high - place) / (high - low || 1) * this.height;
    }

    /** A line through points; where a coordinate is not a number, it is interrupted. */
    line(xs, ys, kind) {
        let pen = 'M';
        const steps = xs.map((x, index) => {
            if (!Number.isFinite(this.x(x)) || !Number.isFinite(this.y(ys[index]))) { pen = 'M'; return ''; }
            const step = `${pen}${this.x(x).toFixed(1)} ${this.y(ys[index]).toFixed(1)}`;
            pen = 'L';
            return step;
        });
        this.node.append(shape('path', { d: steps.join(''), class: kind }));
    }

    /** A line that keeps, of the points in one column of pixels, the first, lowest, highest and last: no peak is lost. */
    envelope(xs, ys, kind) {
        const kept = [];
        let column = [];
        const close = () => {
            const byHeight = [...column].sort((one, other) => ys[one] - ys[other]);
            kept.push(...new Set([column[0], byHeight[0], byHeight.at(-1), column.at(-1)].sort((one, other) => one - other)));
        };
        xs.forEach((x, place) => {
            if (column.length > 0 && Math.round(this.x(x)) !== Math.round(this.x(xs[column[0]]))) { close(); column = []; }
            column.push(place);
        });
        if (column.length > 0) close();
        this.line(kept.map(place => xs[place]), kept.map(place => ys[place]), kind);
    }

    /** A dot at each point. */
    dots(xs, ys, kind) {
        xs.forEach((x, index) => {
            const [cx, cy] = [this.x(x), this.y(ys[index])];
            if (Number.isFinite(cx) && Number.isFinite(cy)) this.node.append(shape('circle', { cx, cy, r: 3.2, class: kind }));
        });
    }
}
