// The day shows itself once it is chosen; without script there is a button.
document.querySelector("[name=day]").addEventListener("change", (event) => event.target.value && event.target.form.submit());
