// Runs in the browser while the board is closed: shows an alarm of the shop; a touch opens the board.
self.addEventListener("push", (event) => {
  const told = event.data.json();
  event.waitUntil(self.registration.showNotification(told.title, {
    body: told.body, data: told.url, icon: "/kitchen/static/icon.svg", requireInteraction: true,
  }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = event.notification.data;
  event.waitUntil(clients.matchAll({ type: "window" }).then((open) => {
    const board = open.find((each) => new URL(each.url).pathname === url);
    return board ? board.focus() : clients.openWindow(url);
  }));
});
