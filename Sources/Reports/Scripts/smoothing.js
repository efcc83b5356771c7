// A measure over the steps of a training: every point of it, and a running mean whose width is chosen.

/** Draws the figure's own table, a column of steps and one of values, with a slider for the width of the mean. */
function smoothMeasure(figure) {
    const [[stepTitle, steps], [measure, values]] = tableColumns(figure.querySelector('.more table'));
    const known = values.filter(Number.isFinite);
    const [low, high] = known.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
    const isLogarithmic = low > 0 && high > 3 * low;
    const width = drawingWidth(figure, 720);
    const plot = new Plot({ left: 62, top: 12, width: width - 80, height: 300, xTitle: stepTitle, yTitle: measure, isLogarithmic });
    const stage = shape('svg', { viewBox: `0 0 ${width} 356`, role: 'img' }, plot.node);
    const slider = element('input', { type: 'range', min: 0, max: Math.max(1, Math.floor(Math.log2(steps.length / 2))), step: 1, 'aria-label': `Smoothing, ${title(figure)}` });
    const words = element('p');
    const limits = isLogarithmic ? [low / 1.1, high * 1.1] : [Math.min(0, low), high * 1.05];

    function show() {
        const reach = 2 ** Number(slider.value) - 1;
        const means = runningMeans(values, reach);
        plot.begin([steps[0], steps.at(-1)], limits);
        plot.envelope(steps, values, reach === 0 ? 'line loss' : 'line loss faint');
        if (reach > 0) plot.envelope(steps, means, 'line loss');
        const description = reach === 0
            ? `Every step by itself, ${values.length.toLocaleString('en')} of them`
            : `Mean of ${2 * reach + 1} steps, those around each; it ends at ${fixedNumber(means.at(-1), 4)}`;
        words.textContent = description;
        slider.setAttribute('aria-valuetext', description);
        stage.setAttribute('aria-label', `${measure}. ${description}`);
    }
    slider.value = Math.min(Number(slider.max), Math.max(0, Math.round(Math.log2(steps.length / 80))));
    slider.addEventListener('input', show);
    show();
    replacePicture(figure, stage, element('div', { class: 'controls' }, element('span', { 'aria-hidden': 'true' }, 'Smoothing'), slider, words));
}

/** The mean of the finite values up to `reach` places away from each; there are fewer at both ends. */
function runningMeans(values, reach) {
    const [sums, counts] = [[0], [0]];
    for (const value of values) {
        sums.push(sums.at(-1) + (Number.isFinite(value) ? value : 0));
        counts.push(counts.at(-1) + Number.isFinite(value));
    }
    return values.map((_, place) => {
        const [from, to] = [Math.max(0, place - reach), Math.min(values.length, place + reach + 1)];
        return counts[to] > counts[from] ? (sums[to] - sums[from]) / (counts[to] - counts[from]) : NaN;
    });
}
