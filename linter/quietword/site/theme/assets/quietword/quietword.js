// Small comforts; the site reads the same without them. Nothing is stored and nothing is sent.
(function () {
  "use strict";

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

  // "Open now", by the clock in London, looked at again each minute. Bank holidays are not known here, and the badge says so.
  var DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  var london = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

  function isOpen(days, start, end) {
    var now = {};
    london.formatToParts(new Date()).forEach(function (part) { now[part.type] = part.value; });
    var day = DAYS.indexOf(now.weekday), minute = 60 * Number(now.hour) + Number(now.minute);
    function onDay(number) { return days.indexOf(String(number + 1)) >= 0; }
    return (onDay(day) && minute >= start && minute < end) || (onDay((day + 6) % 7) && minute + 1440 < end);  // since last night
  }

  function tellHours() {
    all("[data-opening]").forEach(function (badge) {
      var said = /^(\d+) (\d+)-(\d+)(\??)$/.exec(badge.dataset.opening);
      if (!said) return;
      var open = isOpen(said[1], Number(said[2]), Number(said[3]));
      badge.textContent = open ? "Open now" + (said[4] ? ", unless it is a bank holiday" : "") : "Closed now";
      badge.className = open ? "qw-open" : "qw-closed";
    });
  }
  tellHours();
  setInterval(tellHours, 60000);

  // The choice of countries on the helplines page: links that become buttons, which leave the lines of one country.
  var places = document.querySelector(".qw-places ul");
  function choose(chosen, place) {
    all(".qw-places button").forEach(function (button) { button.setAttribute("aria-pressed", String(button === chosen)); });
    var heading = null, shown = 0;
    all(".qw-place, .qw-helpline").forEach(function (part) {
      if (part.matches(".qw-place")) { heading = part; heading.hidden = Boolean(place); return; }
      part.hidden = Boolean(place) && part.dataset.places.split(" ").indexOf(place) < 0;
      if (!part.hidden) { shown += 1; if (heading) heading.hidden = false; }
    });
    document.getElementById("qw-shown").textContent = place ? shown + " for " + chosen.textContent + "." : "";
  }
  function button(words, place) {
    var one = document.createElement("button"), item = document.createElement("li");
    one.type = "button";
    one.textContent = words;
    one.setAttribute("aria-pressed", String(!place));
    one.addEventListener("click", function () { choose(one, place); });
    item.appendChild(one);
    return item;
  }
  if (places) {
    all(".qw-places a").forEach(function (link) { link.parentNode.replaceWith(button(link.textContent, link.dataset.place)); });
    places.prepend(button("Everywhere", ""));
    var shown = document.createElement("p");
    shown.id = "qw-shown";
    shown.setAttribute("role", "status");
    places.after(shown);
  }

  // Material's search hears keys alone; words that were spoken, pasted or chosen from a suggestion come without one.
  var query = document.querySelector("[data-md-component=search-query]");
  if (query) query.addEventListener("input", function () { query.dispatchEvent(new KeyboardEvent("keyup")); });

  // A hand-out says where it came from, also where the site was not told its own address.
  all("[data-address]").forEach(function (place) { place.textContent = location.origin + location.pathname; });

  // "Exit this page": also with Shift three times; the page is replaced, so "back" does not return to it.
  var exit = document.querySelector("[data-exit]");
  if (!exit) return;
  all("[data-exit-keys]").forEach(function (words) { words.hidden = false; });
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
