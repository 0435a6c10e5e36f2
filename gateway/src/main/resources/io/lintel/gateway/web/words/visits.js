// The list of visits, and what every list shares with it.
export const visits = {
  "visits.search": [
    "Visit, person, address, meter, recorder",
    "工单、人员、地址、燃气表或记录仪",
  ],
  "visits.searchLabel": ["Search", "搜索"],
  "visits.outcome": ["Outcome", "判定"],
  "visits.technician": ["Technician", "人员"],
  "visits.from": ["From", "从"],
  "visits.to": ["to", "至"],
  "visits.clear": ["Clear filters", "清除筛选"],
  "visits.time": ["Time", "时间"],
  "visits.visit": ["Visit", "工单"],
  "visits.found": ["What was found", "判定说明"],
  "visits.rules": ["Rules", "规则"],
  "visits.kind": ["Kind", "类型"],
  "visits.address": ["Address", "地址"],
  "visits.appointment": ["appointment {from} to {to}; not carried out yet", "预约 {from} 至 {to}；尚未进行"],
  "visits.next": ["Next {count}", "后 {count} 条"],
  "visits.first": ["Back to the first", "回到最前"],
  "visits.shown": ["{count} on this page", "本页 {count} 条"],
  "visits.notJudged": [
    "Waiting: nothing of this visit has been judged yet",
    "等待中：此次入户尚无判定",
  ],
  "visits.noWords": ["No rule has anything to say", "没有规则可判"],
  "visits.emptyTitle": ["No visits yet", "还没有入户服务"],
  "visits.emptyHow": [
    "Work orders fill this list: send them with PUT /api/v1/visits/{id}, or import a file with",
    "工单会出现在这里：用 PUT /api/v1/visits/{id} 发送，或用以下命令导入文件",
  ],
  "visits.noMatchTitle": ["No visit fits these filters", "没有符合筛选条件的入户服务"],
  "visits.noMatchHow": [
    "Remove a filter or widen the days; the list fills as soon as one fits.",
    "请移除某个筛选或放宽日期；一有符合的就会显示。",
  ],
  "visits.failedTitle": ["The gateway does not answer", "网关没有应答"],
  "visits.failedHow": [
    "This page keeps asking. If it stays like this, look at the gateway's log and at /readyz. It said: {why}",
    "页面会继续尝试。如果一直如此，请查看网关日志和 /readyz。原因：{why}",
  ],
};
