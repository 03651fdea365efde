"""Traditional characters read as simplified ones, so that names are listed once. It translates nothing.

Only characters that occur in names of the field and in what carries them are here; others stay as they are.
"""

from typing import Final

_TRADITIONAL: Final = (
    "體關係機時醫療樂遊戲電視頻網絡設計劃動員業務內傳環變氣發會議銀險財經證顧問導師營銷廣聲譽職場實習學術圖書館藝臺劇節製藥廠"
    "農產漁鐵運輸飛車輛軍隊國際聯縣鎮選舉競賽籃構義賣籌贈訴訟風應對緊監測數據調閱讀寫編輯攝創總戶懷護膚妝飾裝寶錶飲廳觀賓賭寵"
    "獸兒親築權綠軟雲區塊鏈幣貸資併購溝傭獵頭記講領題輿論說黨與為從這個們來後當無現點開間進過還邊達遠適錄聞報紙訊號碼費額價錢"
    "買讓請認識別級組織團項統協辦衛衝門類優勢單雙龍馬鳥魚麥黃齊顏願顯預須響頁養驗強張歲屬層島帶幫彈復徵戀戰拋換擇擊擔擬敵斷晉"
    "東條極標樣檢歡歷歸殺殘決沒況湯溫滿漢潔災煙熱燈爭爾牆獎獨畫異盡盤眾礎禮種積稱穩窮竊簡糧紀約紅純細終結給絕綜緒線練縮績繪續"
    "罰罷羅聽腦腳臉臨舊華葉虛藍蘇處裡補覺觸訂訓許訪評詞試詢該詳誌誠語課談諾謝讚貝負責貨販貴賀賞質賴趕跡蹤軌較載輕輪轉辭違遙遞"
    "遺郵鄉釋針釣鈴鋼錯鍵鏡鐘鑽長閉陳陽陸隨雜離難靈靜韓頂順飯餘駐驚鬥魯鮮鹽"
)
_SIMPLIFIED: Final = (
    "体关系机时医疗乐游戏电视频网络设计划动员业务内传环变气发会议银险财经证顾问导师营销广声誉职场实习学术图书馆艺台剧节制药厂"
    "农产渔铁运输飞车辆军队国际联县镇选举竞赛篮构义卖筹赠诉讼风应对紧监测数据调阅读写编辑摄创总户怀护肤妆饰装宝表饮厅观宾赌宠"
    "兽儿亲筑权绿软云区块链币贷资并购沟佣猎头记讲领题舆论说党与为从这个们来后当无现点开间进过还边达远适录闻报纸讯号码费额价钱"
    "买让请认识别级组织团项统协办卫冲门类优势单双龙马鸟鱼麦黄齐颜愿显预须响页养验强张岁属层岛带帮弹复征恋战抛换择击担拟敌断晋"
    "东条极标样检欢历归杀残决没况汤温满汉洁灾烟热灯争尔墙奖独画异尽盘众础礼种积称稳穷窃简粮纪约红纯细终结给绝综绪线练缩绩绘续"
    "罚罢罗听脑脚脸临旧华叶虚蓝苏处里补觉触订训许访评词试询该详志诚语课谈诺谢赞贝负责货贩贵贺赏质赖赶迹踪轨较载轻轮转辞违遥递"
    "遗邮乡释针钓铃钢错键镜钟钻长闭陈阳陆随杂离难灵静韩顶顺饭余驻惊斗鲁鲜盐"
)
_TABLE: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """Return `text` with traditional characters as simplified ones; as long as before."""
    return text.translate(_TABLE)
