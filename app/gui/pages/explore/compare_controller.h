#pragma once

#include <QObject>

#include "app/gui/pages/explore/compared_masks.h"
#include "app/gui/painters/mask_scene.h"

namespace triscope::gui {

class PairedViews;
class Session;

// Compares the scenario's mask, B, with a pinned one, A. What is pinned is in the session; what follows from
// it is here.
class CompareController final : public QObject {
    Q_OBJECT

  public:
    CompareController(Session& session, PairedViews& views, QObject* parent);

    const std::optional<MaskSettings>& pinned() const;
    // Something is pinned, and laid over the scenario's mask.
    bool isOn() const;
    bool wantsDifference() const;
    // Wants it, and the two can be subtracted.
    bool showsDifference() const;
    // Whether both masks are there to be explained.
    bool hasBoth() const { return isOn() && m_masks.a != nullptr; }
    // Whether the scenario's pattern has more than one reading.
    bool hasConventions() const;
    // Precondition: isOn().
    const ComparedMasks& masks() const { return m_masks; }

    // What compareMasks made of pinned() and the scenario's mask; empty when nothing was pinned.
    void setMasks(const ComparedMasks& masks);
    // Shows in the views what there is to see, looking as `scene`, which is B's, does.
    void present(const MaskScene& scene);

    void pinCurrent();
    void stop();
    void setDifference(bool difference);
    // A becomes the scenario's mask, B the pinned one.
    void swap();
    // A is the scenario's mask under one convention, B under another: as a difference, and seen from close
    // by.
    void compareConventions(Convention a, Convention b);

  signals:
    void compared();  // masks(), or how they are shown
    void changed();   // they are to be shown in another way: present()
    void outdated();  // another mask is pinned: setMasks()

  private:
    void apply(const MaskSettings& next, const QString& what);
    MaskScene sceneOfA(const MaskScene& scene);
    void comeClose();

    Session& m_session;
    PairedViews& m_views;
    ComparedMasks m_masks;
    MaskScene m_a_scene;
    bool m_is_to_come_close = false;
};

}  // namespace triscope::gui
