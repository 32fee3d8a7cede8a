import { isUnitName } from "../../model/language/units";

/** Labels that end in a colon as recipients do, but address nobody. */
const LABEL =
  /^(?:[一二三四五六七八九十]+、|[（(]|附件|附|抄送|抄报|联系|注|主题词)|(?:单位|部门|机构|目标|如下|内容|要求|任务|措施|条件|事项|原则)[：:]$/;
const ADDRESSED =
  /^(?:各|有关|省|市|区|县|国务院|全[省市县区]|中央|在|驻|本|公司|委|局)|(?:各|有关|相关|直属)[\p{Script=Han}]*(?:单位|部门|机构|院校|企业)$/u;

/** Whether a text that ends in a colon names units that a notice is sent to. */
export function isAddress(text: string): boolean {
  if (/[。！？《》]/.test(text) || text.length < 3) return false;
  const names = text
    .slice(0, -1)
    .replace(/[（(][^（）()]*[）)]/g, "")
    .split(/[，、；,;]/)
    .filter((name) => name !== "");
  if (LABEL.test(text) && !ADDRESSED.test(names[0] ?? "")) return false;
  const addressed = names.filter((name) => isUnitName(name) || ADDRESSED.test(name));
  return names.length > 0 && addressed.length * 2 >= names.length;
}

/** A first name that no line above can be the beginning of. */
export function beginsAddress(text: string): boolean {
  return /^(?:各|有关|相关|国务院|全[省市县区]|[省市区县]直)/.test(text);
}
