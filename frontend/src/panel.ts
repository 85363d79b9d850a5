import './styles/index.css';
import './icon.svg';
import { checkWithoutLeaving } from './check';
import { setServerNow, tellAges, tellClocks } from './clock';
import { copyOnClick } from './copy';
import { filterAsTyped } from './filter';
import { LivePage } from './live/live-page';
import { lookWithoutLeaving } from './look-now';
import { saveWithoutLosing } from './pair-form';
import { expirePlan, sendOnce } from './plan';
import { filterRules } from './rule-filter';

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

function startLivePage(region: HTMLElement): void {
  const banner = document.getElementById('live-banner');
  const announcer = document.getElementById('live-announcer');
  if (banner === null || announcer === null) {
    return;
  }
  const page = new LivePage(region, banner, announcer, Number(meta('stale-after')));
  const refresh = () => {
    page.refresh();
  };
  const filter = document.querySelector<HTMLFormElement>('form[data-filter]');
  const look = document.querySelector<HTMLFormElement>('form[data-look]');
  if (filter !== null) {
    filterAsTyped(filter, region, refresh);
  }
  if (look !== null) {
    lookWithoutLeaving(look, refresh);
  }
  page.start();
}

async function startChart(place: HTMLElement): Promise<void> {
  const { LagChart } = await import('./chart/lag-chart');
  new LagChart(place).start();
}

document.documentElement.classList.add('scripted');
const region = document.getElementById('live');
const chart = document.getElementById('lag');
const check = document.querySelector<HTMLFormElement>('form[data-check-form]');
const rules = document.querySelector<HTMLFormElement>('form[data-rule-filter]');
const pairForm = document.querySelector<HTMLFormElement>('form.pair-form');
if (region === null) {
  setServerNow(Date.now());
  tellAges();
  setInterval(tellAges, 1000);
  tellClocks();
} else {
  startLivePage(region);
}
const plan = document.getElementById('plan');
if (plan !== null) {
  expirePlan(plan);
}
sendOnce(document);
if (pairForm !== null) {
  saveWithoutLosing(pairForm);
}
if (check !== null) {
  checkWithoutLeaving(check);
}
if (rules !== null) {
  filterRules(rules);
}
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  copyOnClick(button);
}
if (chart !== null) {
  void startChart(chart);
}
