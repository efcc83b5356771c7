// A player: a moment that is chosen by a slider, and a button that runs through all of them.

const framesPerSecond = 12;

/**
 * Puts a player in the place of a figure's picture; on paper the picture stays.
 *
 * @param {HTMLElement} figure the figure
 * @param {object} course what is played: `label` names the slider, `count` is the number of moments, `stage` the element that
 *     shows one, `show(index)` makes it show the moment and returns what there is to say about it
 */
function play(figure, { label, count, stage, show }) {
    const slider = element('input', { type: 'range', min: 0, max: count - 1, step: 1, 'aria-label': `${label}, ${title(figure)}` });
    const words = element('p');
    const toggle = element('button', { type: 'button' });
    let timer = null;

    function showChosen() {
        const description = show(Number(slider.value));
        words.textContent = description;
        slider.setAttribute('aria-valuetext', description);
    }
    function name(sign, action) {
        toggle.replaceChildren(element('span', { 'aria-hidden': 'true' }, sign), ` ${action}`);
        toggle.setAttribute('aria-label', `${action} ${title(figure)}`);
    }
    function stop() {
        clearInterval(timer);
        timer = null;
        name('▶', 'Play');
    }
    function start() {
        if (Number(slider.value) === count - 1) slider.value = 0;
        showChosen();
        name('❚❚', 'Pause');
        timer = setInterval(advance, 1000 / framesPerSecond);
    }
    function advance() {
        slider.value = Number(slider.value) + 1;
        showChosen();
        if (Number(slider.value) === count - 1) stop();
    }

    slider.value = count - 1;
    slider.addEventListener('input', () => { stop(); showChosen(); });
    toggle.addEventListener('click', () => timer === null ? start() : stop());
    stop();
    showChosen();
    replacePicture(figure, stage, element('div', { class: 'controls' }, toggle, slider, words));
}

/** Puts something alive in the place of a figure's picture; on paper the picture stays. */
function replacePicture(figure, ...contents) {
    figure.classList.add('alive');
    figure.querySelector('.picture').append(element('div', { class: 'player' }, ...contents));
}
