// Small comforts; the site reads the same without them. Nothing is stored and nothing is sent.
(function () {
  "use strict";
  // "Leave this page now": also with Shift three times; the page is replaced, so "back" does not return to it.
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
