// Pictures that change while a network learns.

/**
 * Replays pictures. The attachment "film" is an image with a row for what the pictures should look like and one for each moment; in
 * a row the pixels of all pictures follow one another.
 */
async function replayFilm(figure) {
    const { width, height, steps } = JSON.parse(figure.dataset.film);
    const [originals, ...film] = await pixelRows(attachment(figure, 'film'));
    const count = originals.length / (width * height);
    const canvas = element('canvas', { width: count * (width + 2) - 2, height: 2 * height + 4, role: 'img', class: 'film' });
    const paper = canvas.getContext('2d');
    for (let picture = 0; picture < count; picture += 1) drawGrey(paper, originals, picture, picture * (width + 2), 0, width, height);

    function show(index) {
        const row = film[index];
        for (let picture = 0; picture < count; picture += 1) drawGrey(paper, row, picture, picture * (width + 2), height + 4, width, height);
        const error = meanSquaredError(row, pixel => originals[pixel]) / 255 ** 2;
        const words = `After ${steps[index].toLocaleString('en')} ${steps[index] === 1 ? 'step' : 'steps'}: mean squared error ${fixedNumber(error, 4)}`;
        canvas.setAttribute('aria-label', `Originals above, what the network gives back below. ${words}`);
        return words;
    }
    play(figure, { label: 'Moment of training', count: film.length, stage: canvas, show });
}

/** The rows of a grey PNG file, a byte for each pixel. */
async function pixelRows(file) {
    const picture = await createImageBitmap(new Blob([file], { type: 'image/png' }), { colorSpaceConversion: 'none' });
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const paper = canvas.getContext('2d', { willReadFrequently: true });
    paper.drawImage(picture, 0, 0);
    return Array.from({ length: picture.height }, (_, row) => {
        const colours = paper.getImageData(0, row, picture.width, 1).data;
        return Uint8Array.from({ length: picture.width }, (_, column) => colours[4 * column]);
    });
}

/** Draws the picture of a given number out of grey values that follow one another. */
function drawGrey(paper, values, number, left, top, width, height) {
    const picture = new ImageData(width, height);
    for (let place = 0; place < width * height; place += 1) {
        const value = values[number * width * height + place];
        picture.data.set([value, value, value, 255], 4 * place);
    }
    paper.putImageData(picture, left, top);
}
