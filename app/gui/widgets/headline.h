#pragma once

#include <QLabel>

namespace triscope::gui {

// The answer of a page, in one big sentence. While its width stays, it never gets less high, so that what is
// below it stands still when the numbers change.
class Headline final : public QLabel {
    Q_OBJECT

  public:
    explicit Headline(QWidget* parent = nullptr);

    // Set so that a number and its unit stay on one line.
    void setSentence(const QString& sentence);
    const QString& sentence() const { return m_sentence; }

    // Muted while the scenario is impossible and the sentence is about an earlier one.
    void setStale(bool stale);

    int heightForWidth(int width) const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QString m_sentence;
    mutable int m_tallest = 0;
};

}  // namespace triscope::gui
