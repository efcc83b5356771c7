// Turning and asking a cloud with mouse, fingers and keys.

const turnPerPixel = 0.008;
const turnPerKey = 0.12;

/**
 * Listens to a cloud's canvas.
 *
 * @param {Cloud} cloud what is turned
 * @param {{point: function(?number, boolean=), pick: function(number[])}} answers `point` is told the point that is pointed at, and
 *     whether by a key; `pick` the code that was clicked at: a point's own, or that of the place beside all points
 */
function listen(cloud, { point, pick }) {
    const { canvas, camera } = cloud;
    const fingers = new Map();
    let hasMoved = false;

    const place = event => {
        const box = canvas.getBoundingClientRect();
        return [event.clientX - box.left, event.clientY - box.top];
    };
    const spread = () => {
        const [one, other] = [...fingers.values()];
        return { width: Math.hypot(one[0] - other[0], one[1] - other[1]), top: (one[1] + other[1]) / 2 };
    };

    function pressed(event) {
        if (event.button !== 0) return;
        canvas.setPointerCapture(event.pointerId);
        fingers.set(event.pointerId, place(event));
        hasMoved = fingers.size > 1;
    }
    function moved(event) {
        const now = place(event);
        if (event.buttons === 0) fingers.delete(event.pointerId);
        const before = fingers.get(event.pointerId);
        if (!before) { point(cloud.pointAt(...now, 10)); return; }
        if (!hasMoved && Math.hypot(now[0] - before[0], now[1] - before[1]) < 4) return;
        hasMoved = true;
        if (fingers.size === 2) {
            const old = spread();
            fingers.set(event.pointerId, now);
            camera.approach(spread().width / Math.max(1, old.width));
            camera.turn(0, (spread().top - old.top) * turnPerPixel);
        } else {
            fingers.set(event.pointerId, now);
            camera.turn((before[0] - now[0]) * turnPerPixel, (now[1] - before[1]) * turnPerPixel);
        }
        cloud.refresh();
    }
    function released(event) {
        const isClick = fingers.delete(event.pointerId) && !hasMoved && event.type === 'pointerup';
        if (!isClick) return;
        const found = cloud.pointAt(...place(event), event.pointerType === 'touch' ? 20 : 8);
        if (found !== null) point(found);
        pick(found === null ? cloud.codeAt(...place(event)) : cloud.codeOf(found));
    }
    function turnedWheel(event) {
        if (document.activeElement !== canvas && !event.ctrlKey) return;
        event.preventDefault();
        camera.approach(Math.exp(-event.deltaY / 500));
        cloud.refresh();
    }
    function pressedKey(event) {
        const action = keyActions(cloud, point)[event.key];
        if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        action();
        cloud.refresh();
    }

    canvas.addEventListener('pointerdown', pressed);
    canvas.addEventListener('pointermove', moved);
    canvas.addEventListener('pointerup', released);
    canvas.addEventListener('pointercancel', released);
    canvas.addEventListener('wheel', turnedWheel, { passive: false });
    canvas.addEventListener('keydown', pressedKey);
}

function keyActions(cloud, point) {
    const { camera } = cloud;
    const step = by => {
        const points = Array.from(cloud.order).sort((one, other) => one - other);
        const next = cloud.pointed === null ? (by > 0 ? 0 : points.length - 1) : points.indexOf(cloud.pointed) + by;
        point(points[(next + points.length) % points.length] ?? null, true);
    };
    return {
        ArrowLeft: () => camera.turn(turnPerKey, 0),
        ArrowRight: () => camera.turn(-turnPerKey, 0),
        ArrowUp: () => camera.turn(0, turnPerKey),
        ArrowDown: () => camera.turn(0, -turnPerKey),
        '+': () => camera.approach(1.2),
        '-': () => camera.approach(1 / 1.2),
        0: () => camera.reset(),
        n: () => step(1),
        p: () => step(-1),
    };
}
