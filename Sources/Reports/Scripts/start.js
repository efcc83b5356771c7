// Where scripts run, pictures come alive; where one of them fails, its picture stays.

const players = { course: replayCourse, film: replayFilm, reading: replayReading, smoothing: smoothMeasure, space: exploreSpace };

for (const figure of document.querySelectorAll('.figure')) {
    offerSaving(figure);
    const play = players[figure.dataset.player];
    if (play) Promise.resolve(figure).then(play).catch(error => console.error(`${figure.id}: ${error}`));
}
