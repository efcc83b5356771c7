// Saving a picture, and the table behind it, from the page itself.

/** Gives a figure a button for its picture and, where it has a table, one for its data. */
function offerSaving(figure) {
    const name = figure.dataset.name;
    const picture = figure.querySelector('.picture > img');
    const table = figure.querySelector('.more table');
    const saving = figure.querySelector('.saving');
    saving.append(button('Save the picture (PNG)', `of ${title(figure)}`, () => save(picture.src, `${name}.png`)));
    if (table) saving.append(button('Save the data (CSV)', `of ${title(figure)}`, () => saveText(commaSeparated(tableRows(table)), `${name}.csv`)));
}

/** A button; `purpose` goes on where its label ends, for those who hear the button without what stands around it. */
function button(label, purpose, action) {
    const made = element('button', { type: 'button', 'aria-label': `${label} ${purpose}` }, label);
    made.addEventListener('click', action);
    return made;
}

function saveText(text, name) {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    save(address, name);
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function save(address, name) {
    element('a', { href: address, download: name }).click();
}
