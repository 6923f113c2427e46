// Small comforts; the site reads the same without them. Nothing is stored and nothing is sent.
(function () {
  "use strict";
  // "Open now", by the clock in London; bank holidays are not known here, and the badge says so.
  var now = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
    .formatToParts(new Date()).reduce(function (all, part) { all[part.type] = part.value; return all; }, {});
  var day = 1 + ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(now.weekday);
  var minute = 60 * Number(now.hour) + Number(now.minute);
  document.querySelectorAll("[data-opening]").forEach(function (badge) {
    var said = /^(\d+) (\d+)-(\d+)(\??)$/.exec(badge.dataset.opening);
    if (!said || !day) return;
    var open = said[1].indexOf(day) >= 0 && minute >= Number(said[2]) && minute < Number(said[3]);
    badge.textContent = open ? "Open now" + (said[4] ? ", unless it is a bank holiday" : "") : "Closed now";
    badge.className = open ? "qw-open" : "qw-closed";
  });
  // "Exit this page": also with Shift three times; the page is replaced, so "back" does not return to it.
  var exit = document.querySelector("[data-exit]");
  if (!exit) return;
  var pressed = [];
  function leave(event) {
    if (event) event.preventDefault();
    document.body.hidden = true;
    window.location.replace(exit.href);
  }
  exit.addEventListener("click", leave);
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { pressed = []; return; }
    pressed = pressed.filter(function (time) { return event.timeStamp - time < 5000; }).concat(event.timeStamp);
    if (pressed.length >= 3) leave();
  });
})();
