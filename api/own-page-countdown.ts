/**
 * Counts down beside the day that the page states anyway. By the server's clock: that of a phone may be wrong. Without
 * characters that HTML would write otherwise, so that its hash fits.
 */
export const COUNTDOWN = `
document.querySelectorAll('[role=timer]').forEach(function (timer) {
  var ahead = timer.dataset.now - Date.now(), units = timer.dataset.units.split(',');
  function show() {
    var minutes = Math.max(0, Math.ceil((timer.dataset.end - Date.now() - ahead) / 60000));
    var days = Math.floor(minutes / 1440), hours = Math.floor(minutes / 60) % 24;
    timer.textContent = [days, hours, minutes % 60].map(function (n, i) { return n + ' ' + units[i]; }).join(' ');
    timer.hidden = false;
  }
  show();
  setInterval(show, 30000);
});
`
