// How a network learned a signal, step by step: the segment as it was answered, and the error of each step.

const segmentsInView = 5;

/**
 * Replays the course that the table of a figure holds: a column of steps, counted from 0, then "time", "cos", "prediction" for each
 * point. Of a long course the table holds some of the steps, the last among them.
 */
function replayCourse(figure) {
    const frames = courseFrames(document.querySelector(`#${figure.dataset.source} .more table`));
    const longest = Math.max(...frames.map(frame => frame.times.at(-1) - frame.times[0]));
    const isRepeated = frames.length > 1 && frames[1].times[0] === frames[0].times[0];
    const width = drawingWidth(figure, 864);
    const close = new Plot({ left: 62, top: 30, width: width - 76, height: 232, xTitle: 'time (rad)', yTitle: 'value' });
    const below = new Plot({ left: 62, top: 322, width: width - 76, height: 74, xTitle: 'step', yTitle: 'error', isLogarithmic: true });
    const stage = shape('svg', { viewBox: `0 0 ${width} 434`, role: 'img' }, legend(62, 14), close.node, below.node);

    function show(index) {
        const frame = frames[index];
        const shown = isRepeated ? [frame] : frames.slice(0, index + 1);
        const end = frame.times.at(-1);
        const start = isRepeated ? frame.times[0] : Math.max(frames[0].times[0], end - segmentsInView * longest);
        drawClose(close, shown.filter(each => each.times.at(-1) > start), [start, Math.max(end, start + longest)], frame);
        drawErrors(below, frames, index);
        const words = `Step ${stepNumber(frame)} of 0 to ${stepNumber(frames.at(-1))}: ${frame.times.length} points, mean squared error ${fixedNumber(frame.error, 4)}`;
        stage.setAttribute('aria-label', `Target and prediction. ${words}`);
        return words;
    }
    play(figure, { label: 'Training step', count: frames.length, stage, show });
}

/** The steps of a course, each with its points and its mean squared error. */
function courseFrames(table) {
    const columns = tableColumns(table);
    const [steps] = columns.values();
    const frames = [];
    steps.forEach((step, row) => {
        if (row === 0 || step !== steps[row - 1]) frames.push({ step, times: [], targets: [], predictions: [] });
        const frame = frames.at(-1);
        frame.times.push(columns.get('time')[row]);
        frame.targets.push(columns.get('cos')[row]);
        frame.predictions.push(columns.get('prediction')[row]);
    });
    for (const frame of frames) {
        frame.error = meanSquaredError(frame.targets, point => frame.predictions[point]);
    }
    return frames;
}

function drawClose(plot, frames, limits, current) {
    const reach = 1.1 * Math.max(1, ...frames.flatMap(frame => frame.predictions.map(Math.abs)));
    plot.begin(limits, [-reach, reach]);
    for (const frame of frames) {
        const kind = frame === current ? 'line' : 'line past';
        const inside = frame.times.map(time => time >= limits[0] ? time : NaN);
        plot.line(inside, frame.targets, `${kind} target`);
        plot.line(inside, frame.predictions, `${kind} prediction`);
    }
    plot.dots(current.times, current.predictions, 'prediction');
}

/** The number of a frame's step, counted from 0 as in the tables. */
function stepNumber(frame) { return frame.step.toLocaleString('en'); }

function drawErrors(plot, frames, index) {
    const [steps, errors] = [frames.map(frame => frame.step), frames.map(frame => frame.error)];
    plot.begin([0, Math.max(1, steps.at(-1))], errorLimits(errors));
    plot.line(steps, errors, 'line past loss');
    plot.line(steps.slice(0, index + 1), errors, 'line loss');
    plot.dots([steps[index]], [errors[index]], 'loss');
}

/** Limits that hold every error that has a place on a logarithmic axis, a decade apart at least. */
function errorLimits(errors) {
    const known = errors.filter(error => error > 0 && Number.isFinite(error));
    const [low, high] = known.length === 0 ? [0.1, 1] : [Math.min(...known), Math.max(...known)];
    return high > 4 * low ? [low / 1.5, high * 1.5] : [low / 3.2, high * 3.2];
}

function legend(x, y) {
    const entry = (kind, text, left) => [
        shape('path', { d: `M${left} ${y}h26`, class: `line ${kind}` }), shape('text', { x: left + 32, y: y + 4 }, text),
    ];
    return shape('g', {}, ...entry('target', 'target (cos)', x), ...entry('prediction', 'prediction', x + 150));
}
