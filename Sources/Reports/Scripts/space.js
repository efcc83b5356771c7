// The codes of an autoencoder in space: turned, filtered, and asked for images.

/** Makes a viewer of a figure whose attachments are "codes", "labels", "pictures" (a PNG file) and "decoder". */
function exploreSpace(figure) {
    const facts = JSON.parse(figure.dataset.space);
    const decoder = new Decoder(facts.sizes, attachment(figure, 'decoder'));
    const sets = codeSets(figure, facts.sets);
    const canvas = element('canvas', { tabindex: 0, role: 'application', 'aria-roledescription': 'space of codes', 'aria-label': 'Codes in space. Arrow keys turn, plus and minus zoom, 0 resets, n and p step from image to image.' });
    const cloud = new Cloud(canvas, facts.colours);
    const image = pane('Image', facts);
    const givenBack = pane('Given back', facts);
    const pair = element('div', { class: 'panes', hidden: '' }, image.node, givenBack.node);
    const words = element('output');
    const probe = probePanel(cloud, decoder, facts);
    let pictures = null;

    function forget() {
        pair.hidden = true;
        words.textContent = 'Point at a box, or press n, to see its image and what the network gives back.';
    }
    async function point(found, isByKey = false) {
        if (found === null || found === cloud.pointed) return;
        cloud.pointed = found;
        cloud.refresh();
        // Only what was asked for by a key is worth being read aloud; a mouse passes many points.
        words.setAttribute('aria-live', isByKey ? 'polite' : 'off');
        const { set } = cloud;
        pictures ??= createImageBitmap(new Blob([attachment(figure, 'pictures')], { type: 'image/png' }), { colorSpaceConversion: 'none' });
        try {
            show(set, found, await pictures);
        } catch (error) {
            pictures = null;
            words.textContent = `The images of this page cannot be read: ${error.message}`;
        }
    }
    function show(set, found, sheet) {
        if (cloud.pointed !== found || cloud.set !== set) return;
        const original = cutOut(sheet, set.first + found, facts);
        const brightness = decoder.decode(set.codes.subarray(3 * found, 3 * found + 3));
        const error = meanSquaredError(brightness, pixel => original[pixel] / 255);
        pair.hidden = false;
        drawGrey(image.paper, original, 0, 0, 0, facts.width, facts.height);
        drawGrey(givenBack.paper, greyValues(brightness), 0, 0, 0, facts.width, facts.height);
        words.textContent = `${set.unit} ${found.toLocaleString('en')}: a ${set.labels[found]}, error ${fixedNumber(error, 4)}`;
    }
    const choose = set => { cloud.display(set); probe.begin(); forget(); };
    const viewer = element('div', { class: 'space' },
        element('div', { class: 'view' }, setChoice(figure, sets, choose), canvas, digitFilter(cloud, facts.colours, forget),
            element('p', { class: 'hint' }, 'Drag or use the arrow keys to turn; + and − or, after a click, the wheel to zoom; 0 to reset; n and p to go from image to image. With fingers: one sideways turns, two zoom and tilt. Where more than 600 images are seen each is a dot; zoom in, or filter, to see their digits.')),
        element('div', { class: 'answers' },
            element('p', { class: 'title' }, 'The image that is pointed at'), pair, words, probe.node));
    choose(sets[0]);
    listen(cloud, { point, pick: code => probe.ask(code) });
    replacePicture(figure, viewer);
    new ResizeObserver(() => cloud.refresh()).observe(canvas);
}

/** The sets of codes, cut out of the attachments in which they follow one another. */
function codeSets(figure, facts) {
    const codes = new Float32Array(attachment(figure, 'codes').buffer);
    const labels = attachment(figure, 'labels');
    let first = 0;
    return facts.map(({ name, unit, count }) => {
        const set = { name, unit, first, codes: codes.subarray(3 * first, 3 * (first + count)), labels: labels.subarray(first, first + count) };
        first += count;
        return set;
    });
}

/** The grey values of a picture that stands in a sheet of them. */
function cutOut(sheet, number, { width, height }) {
    const perRow = sheet.width / width;
    const paper = new OffscreenCanvas(width, height).getContext('2d');
    paper.drawImage(sheet, -width * (number % perRow), -height * Math.floor(number / perRow));
    const colours = paper.getImageData(0, 0, width, height).data;
    return Uint8Array.from({ length: width * height }, (_, place) => colours[4 * place]);
}

/** A small picture with a title. */
function pane(title, { width, height }) {
    const canvas = element('canvas', { width, height, role: 'img', 'aria-label': title });
    return { node: element('div', { class: 'pane' }, canvas, element('span', {}, title)), paper: canvas.getContext('2d') };
}

function setChoice(figure, sets, choose) {
    const choices = sets.map((set, index) => {
        const radio = element('input', { type: 'radio', name: `${figure.id}-set` });
        radio.checked = index === 0;
        radio.addEventListener('change', () => choose(set));
        return element('label', {}, radio, ` ${set.name}`);
    });
    return element('fieldset', { class: 'choices' }, element('legend', {}, 'Codes of'), ...choices);
}

function digitFilter(cloud, colours, changed) {
    const boxes = colours.map((colour, digit) => {
        const box = element('input', { type: 'checkbox' });
        box.checked = true;
        box.addEventListener('change', () => {
            if (box.checked) cloud.wanted.add(digit);
            else cloud.wanted.delete(digit);
            cloud.filter();
            changed();
        });
        const swatch = element('span', { class: 'swatch', 'aria-hidden': 'true' });
        swatch.style.background = colour;
        return { box, node: element('label', {}, box, swatch, ` ${digit}`) };
    });
    const all = button('All', 'digits, or none', () => {
        const wanted = !boxes.every(({ box }) => box.checked);
        for (const { box } of boxes) if (box.checked !== wanted) box.click();
    });
    return element('fieldset', { class: 'choices' }, element('legend', {}, 'Digits'), ...boxes.map(({ node }) => node), all);
}

/** What the decoder makes of any code: clicked at in space, or set by three sliders. */
function probePanel(cloud, decoder, facts) {
    const picture = pane('What the decoder makes of it', facts);
    const sliders = [0, 1, 2].map(axis => element('input', { type: 'range', step: 'any', 'aria-label': `Code ${axis + 1}` }));
    const values = sliders.map(() => element('span', { class: 'value' }));
    const node = element('div', { class: 'probe' },
        element('p', { class: 'title' }, 'Any code'), element('p', { class: 'hint' }, 'Click anywhere in space, or move the sliders.'), picture.node,
        ...sliders.map((slider, axis) => element('label', {}, `code ${axis + 1}`, slider, values[axis])));

    function ask(code) {
        cloud.probe = code.map((value, axis) => Math.min(cloud.limits[axis][1], Math.max(cloud.limits[axis][0], value)));
        cloud.probe.forEach((value, axis) => {
            sliders[axis].value = value;
            values[axis].textContent = value.toFixed(2).replace('-', '−');
        });
        drawGrey(picture.paper, greyValues(decoder.decode(cloud.probe)), 0, 0, 0, facts.width, facts.height);
        cloud.refresh();
    }
    function begin() {
        sliders.forEach((slider, axis) => Object.assign(slider, { min: cloud.limits[axis][0], max: cloud.limits[axis][1] }));
        ask(cloud.code([0, 0, 0]));
    }
    for (const slider of sliders) slider.addEventListener('input', () => ask(sliders.map(each => Number(each.value))));
    return { node, ask, begin };
}
