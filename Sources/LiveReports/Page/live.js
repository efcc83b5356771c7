// Asks for the state each second and shows it; texts are set as texts, never as HTML.
(() => {
    'use strict';
    const signs = { waiting: '·', running: '▸', done: '✓', cached: '↺', failed: '✗', skipped: '–', stopped: '■' };
    const words = { cached: 'from the cache' };
    const find = id => document.getElementById(id);
    const rows = new Map();
    const cards = new Map();
    // Of the report that is shown; where in it the reader was when it was last asked for anew.
    let version = null;
    let place = null;
    let isLoading = false;
    let failures = 0;

    const make = (name, parent, className) => {
        const element = document.createElement(name);
        if (className) element.className = className;
        parent.append(element);
        return element;
    };
    const say = (element, text) => { if (element.textContent !== text) element.textContent = text; };

    const makeCurve = parent => {
        const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
        drawing.setAttribute('viewBox', '0 0 240 60');
        drawing.setAttribute('preserveAspectRatio', 'none');
        drawing.setAttribute('class', 'curve');
        drawing.setAttribute('role', 'img');
        drawing.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
        parent.append(drawing);
        return drawing;
    };
    const draw = (drawing, curve) => {
        drawing.style.display = curve ? '' : 'none';
        if (!curve) return;
        drawing.setAttribute('aria-label', curve.label);
        drawing.firstChild.setAttribute('d', curve.path);
    };

    const showRow = stage => {
        let row = rows.get(stage.name);
        if (!row) {
            const line = make('tr', find('rows'));
            const head = make('th', line);
            head.scope = 'row';
            make('code', head).textContent = stage.name;
            row = { line, state: make('span', make('td', line)), text: make('td', line), curve: makeCurve(make('td', line)) };
            rows.set(stage.name, row);
        }
        row.state.className = 'state ' + stage.state;
        say(row.state, signs[stage.state] + ' ' + (words[stage.state] || stage.state));
        say(row.text, stage.text);
        draw(row.curve, stage.curve);
        return row.line;
    };

    const showCard = stage => {
        let card = cards.get(stage.name);
        if (!card) {
            const box = make('article', find('cards'), 'card');
            make('code', make('h3', box)).textContent = stage.name;
            card = { box, text: make('p', box), bar: make('progress', box), curve: makeCurve(box) };
            card.bar.max = 1;
            card.bar.setAttribute('aria-label', 'Progress of ' + stage.name);
            cards.set(stage.name, card);
        }
        say(card.text, stage.text);
        // A bar of unknown length would move.
        card.bar.hidden = stage.share === undefined;
        card.bar.value = stage.share || 0;
        draw(card.curve, stage.curve);
    };

    const showStages = stages => {
        const names = new Set(stages.map(stage => stage.name));
        for (const [name, row] of rows) if (!names.has(name)) { row.line.remove(); rows.delete(name); }
        stages.forEach((stage, index) => {
            const line = showRow(stage);
            const place = find('rows').children[index];
            if (place !== line) find('rows').insertBefore(line, place);
        });
        const running = stages.filter(stage => stage.state === 'running');
        const atWork = new Set(running.map(stage => stage.name));
        for (const [name, card] of cards) if (!atWork.has(name)) { card.box.remove(); cards.delete(name); }
        running.forEach(showCard);
        find('idle').hidden = running.length > 0;
    };

    const showCounts = counts => say(find('counts'), Object.keys(signs).filter(state => counts[state])
        .map(state => signs[state] + ' ' + counts[state] + ' ' + (words[state] || state)).join(', '));

    const showDifferences = (comparison, differences) => {
        say(find('same'), comparison);
        const list = find('changes');
        const text = JSON.stringify(differences || []);
        if (list.dataset.shown === text) return;
        list.dataset.shown = text;
        list.replaceChildren();
        for (const difference of differences || []) {
            make('code', make('dt', list)).textContent = difference.stage;
            const detail = make('dd', list);
            detail.append(difference.text);
            if (!difference.metrics.length) continue;
            const metrics = make('ul', detail);
            for (const metric of difference.metrics) make('li', metrics).textContent = metric;
        }
    };

    // Where the reader is in the report: the first address in sight, how far below the edge, and what is opened.
    const placeIn = page => {
        // The table of contents stands beside the text and says nothing of the place.
        const anchor = [...page.querySelectorAll('main [id]')].find(element => {
            const box = element.getBoundingClientRect();
            return box.top >= 0 && box.height > 0;
        });
        const open = [...page.querySelectorAll('details[open]')].map(keyOf);
        return { id: anchor && anchor.id, top: anchor && anchor.getBoundingClientRect().top, open: new Set(open) };
    };
    const keyOf = details => {
        const owner = details.parentElement.querySelector('[id]') || details.closest('[id]');
        const siblings = [...details.parentElement.children].filter(element => element.tagName === 'DETAILS');
        return (owner ? owner.id : '') + ' ' + siblings.indexOf(details);
    };

    const isReport = page => page !== null && page.getElementById('main') !== null;

    const findPlaceAgain = frame => {
        const page = frame.contentDocument;
        for (const details of page.querySelectorAll('details')) if (place.open.has(keyOf(details))) details.open = true;
        const anchor = place.id && page.getElementById(place.id);
        if (anchor) frame.contentWindow.scrollBy({ top: anchor.getBoundingClientRect().top - place.top, behavior: 'instant' });
        place = null;
    };

    const showReport = newVersion => {
        const frame = find('frame');
        if (isLoading || newVersion === version) return;
        const page = version === null ? null : frame.contentDocument;
        // A reader who followed a link is left there; the report comes with the way back.
        if (page && page.location.pathname !== '/report') return;
        if (isReport(page)) place = frame.contentWindow.scrollY > 0 ? placeIn(page) : null;
        isLoading = true;
        frame.addEventListener('load', () => {
            isLoading = false;
            // Where no report came but the words why not, the next state has it asked for again.
            if (!isReport(frame.contentDocument)) return;
            version = newVersion;
            if (place) findPlaceAgain(frame);
        }, { once: true });
        if (page) { frame.contentWindow.location.reload(); return; }
        frame.hidden = false;
        frame.src = '/report';
    };

    const show = state => {
        say(find('headline'), state.headline);
        say(find('circumstances'), state.circumstances);
        showCounts(state.counts);
        showStages(state.stages);
        showDifferences(state.comparison, state.differences);
        showReport(state.report);
    };

    const ask = async () => {
        try {
            const answer = await fetch('/state.json', { cache: 'no-store' });
            if (!answer.ok) throw new Error(answer.status);
            show(await answer.json());
            failures = 0;
        } catch {
            failures += 1;
            if (failures === 3) say(find('headline'), 'The program has ended or cannot be reached. This is the last that it said.');
        }
        setTimeout(ask, failures ? 3000 : document.hidden ? 5000 : 1000);
    };
    ask();
})();
