// How a recurrent network reads a picture: what it takes it for after each step.

/** Replays a reading: the figure's own table has a row for each step and a column for each digit; "pixels" is the picture. */
function replayReading(figure) {
    const { width, height } = JSON.parse(figure.dataset.reading);
    const pixels = attachment(figure, 'pixels');
    const [headings, ...rows] = tableRows(figure.querySelector('.more table'));
    const digits = headings.slice(1);
    const shares = rows.map(row => row.slice(1).map(Number));
    const canvas = element('canvas', { width, height, role: 'img', class: 'read' });
    const bars = shape('svg', { viewBox: '0 0 420 240', role: 'img' });

    function show(index) {
        const readCount = Math.round((index + 1) / rows.length * pixels.length);
        drawRead(canvas, pixels, readCount, width, height);
        drawShares(bars, digits, shares[index]);
        const best = shares[index].indexOf(Math.max(...shares[index]));
        const words = `After step ${index + 1} of ${rows.length}: read as ${digits[best]} with ${(100 * shares[index][best]).toFixed(1)}%`;
        canvas.setAttribute('aria-label', `The picture, of which ${index + 1} of ${rows.length} steps are read`);
        bars.setAttribute('aria-label', `Probability of each digit. ${words}`);
        return words;
    }
    play(figure, { label: 'Step of the reading', count: rows.length, stage: element('div', { class: 'reading' }, canvas, bars), show });
}

/** Draws what was read, light on dark, and what is still to come, faint on grey. */
function drawRead(canvas, pixels, readCount, width, height) {
    const picture = new ImageData(width, height);
    pixels.forEach((value, place) => {
        const [red, green, blue] = place < readCount ? [value, value, value] : [190 + value / 8, 200 + value / 8, 210 + value / 8];
        picture.data.set([red, green, blue, 255], 4 * place);
    });
    canvas.getContext('2d').putImageData(picture, 0, 0);
}

function drawShares(drawing, digits, shares) {
    const best = shares.indexOf(Math.max(...shares));
    drawing.replaceChildren(...digits.flatMap((digit, place) => {
        const y = 10 + place * 23;
        const width = 300 * shares[place];
        return [
            shape('text', { x: 18, y: y + 13, 'text-anchor': 'end' }, digit),
            shape('rect', { x: 28, y, width: Math.max(1, width), height: 17, class: place === best ? 'best' : 'other' }),
            shape('text', { x: 36 + width, y: y + 13, class: 'tick' }, `${(100 * shares[place]).toFixed(1)}%`),
        ];
    }));
}
